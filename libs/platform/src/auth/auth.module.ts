import { Global, Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { PassportModule } from '@nestjs/passport';
import { AllowCheck } from './allow-check.js';
import { AllowGuard } from './allow-guard.js';
import { ApiKeys } from './api-keys.js';
import { Authenticator } from './authenticator.js';
import { CurrentUsers } from './current-users.js';
import { LoginController } from './login.controller.js';
import { LoginLinks } from './login-links.js';
import { Members } from './members.js';
import { PasswordSignIn } from './password-sign-in.js';
import { PasswordGuard, PasswordStrategy } from './password-strategy.js';
import { SessionResolver } from './session.resolver.js';
import { Sessions } from './sessions.js';
import { UserTokens } from './user-tokens.js';
import { UserTokensController } from './user-tokens.controller.js';

const offered = [ApiKeys, Authenticator, LoginLinks, Members, Sessions, UserTokens];

/** Who may do what. Needs PlatformModule; for the processes that speak HTTP. */
@Global()
@Module({
  imports: [DiscoveryModule, PassportModule],
  controllers: [LoginController, UserTokensController],
  providers: [
    ...offered,
    AllowCheck,
    CurrentUsers,
    PasswordGuard,
    PasswordSignIn,
    PasswordStrategy,
    SessionResolver,
    { provide: APP_GUARD, useClass: AllowGuard },
  ],
  exports: offered,
})
export class AuthModule {}
