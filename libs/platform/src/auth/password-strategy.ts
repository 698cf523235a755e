import { DomainError } from '@ringroad/kernel';
import { type ExecutionContext, Injectable } from '@nestjs/common';
import { AuthGuard, PassportStrategy } from '@nestjs/passport';
import { Strategy } from 'passport-local';
import type { Member } from './members.js';
import { PasswordSignIn } from './password-sign-in.js';
import { argumentsOf, type SignInContext, graphqlContextOf, requestOf } from './request-of.js';

interface Attempt {
  readonly ip: string;
}

/** passport's local strategy over our member table. */
@Injectable()
export class PasswordStrategy extends PassportStrategy(Strategy, 'password') {
  constructor(private readonly signIn: PasswordSignIn) {
    super({ usernameField: 'email', passwordField: 'password', passReqToCallback: true, session: false });
  }

  validate(attempt: Attempt, email: string, password: string): Promise<Member> {
    return this.signIn.check(email, password, attempt.ip);
  }
}

/** Guards `signIn`: passport sees the mutation's arguments as a form, and leaves the member in the context. */
@Injectable()
export class PasswordGuard extends AuthGuard('password') {
  override getRequest(context: ExecutionContext): SignInContext {
    // Mutations of one request run one after the other, so they may share the place for their member.
    return Object.assign(graphqlContextOf(context), { body: argumentsOf(context), ip: requestOf(context).ip, user: undefined });
  }

  getResponse(context: ExecutionContext): unknown {
    return graphqlContextOf(context).reply;
  }

  override handleRequest<User>(error: unknown, user: User | false | null): User {
    if (error) throw error;
    if (!user) throw new DomainError('UNAUTHENTICATED', 'E-mail or password is wrong.');
    return user;
  }
}
