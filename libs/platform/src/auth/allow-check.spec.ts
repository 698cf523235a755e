import 'reflect-metadata';
import { Controller, Get, Injectable, Module } from '@nestjs/common';
import { DiscoveryModule, NestFactory } from '@nestjs/core';
import { Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow } from './allow.js';
import { AllowCheck, withoutAllow } from './allow-check.js';

@Controller('open')
class ForgetfulController {
  @Get()
  list(): string {
    return '';
  }

  @Get('named')
  @Allow('anyone')
  named(): string {
    return '';
  }
}

@Resolver()
class ForgetfulResolver {
  @Query(() => String)
  secret(): string {
    return '';
  }

  @Mutation(() => String)
  @Allow('operator')
  change(): string {
    return '';
  }

  @ResolveField(() => String)
  field(): string {
    return '';
  }
}

@Resolver()
@Allow('partner')
class CarefulResolver {
  @ResolveField(() => String)
  field(): string {
    return '';
  }
}

@Injectable()
class Service {
  list(): string {
    return '';
  }
}

@Module({ imports: [DiscoveryModule], controllers: [ForgetfulController], providers: [AllowCheck] })
class ForgetfulModule {}

describe('who may call a route or resolver', () => {
  it('must be said on each of them, fields included, or on the class', () => {
    const classes = [ForgetfulController, ForgetfulResolver, CarefulResolver, Service];
    expect(withoutAllow(classes)).toEqual(['ForgetfulController.list', 'ForgetfulResolver.secret', 'ForgetfulResolver.field']);
  });

  it('is demanded at boot', async () => {
    const boot = NestFactory.createApplicationContext(ForgetfulModule, { logger: false, abortOnError: false });
    await expect(boot).rejects.toThrow('do not say who may call them (@Allow): ForgetfulController.list');
  });
});
