export { byUser } from './by-user.js';
export { type ClockAdvance, ClockAdvances } from './clock-advances.js';
export { CONFIG, type Config, parseConfig, type OutwardSetting, type ReadyConfig } from './config.js';
export { connect, Database, type Statement, type Tx } from './database.js';
export * from './embedded-postgres.js';
export { EventConsumer, LEASE_MS } from './event-consumer.js';
export { EventHandlers, OnEvent, OnEventEffect, type StoredEvent } from './event-handlers.js';
export { GroupCommit } from './group-commit.js';
export { JobQueue, type RunningWorker } from './job-queue.js';
export { KeyRing } from './key-ring.js';
export { createLogger, LOGGER, type Logger } from './logger.js';
export { Loop } from './loop.js';
export { MergesUsers, type MergeStep, MergeSteps, type UserMerge } from './merge-steps.js';
export { copyRows, moveRows } from './merged-rows.js';
export { migrate, pendingMigrations } from './migrator.js';
export { OutboxRelay } from './outbox-relay.js';
export { type NewEvent, Outbox } from './outbox.js';
export { PlatformModule } from './platform.module.js';
export { QUICK_ATTEMPTS } from './retry-schedule.js';
export { type LinkClaim, SignedLinks } from './signed-links.js';
export { SiteCache } from './site-cache.js';
export { type Site, Sites } from './sites.js';
export { bytesArray, textArray, wordArray } from './sql-array.js';
export { Stretch } from './stretch.js';
export { Timed, type TimedWork, TimedWorks } from './timed-work.js';
export { type Topic, WakeUp } from './wake-up.js';
export { ALLOW, Allow, type Allowed } from './auth/allow.js';
export { AttemptLimit } from './auth/attempt-limit.js';
export { type ApiKey, ApiKeys, type NewApiKey } from './auth/api-keys.js';
export { AuthModule } from './auth/auth.module.js';
export { Authenticator } from './auth/authenticator.js';
export { Caller } from './auth/caller.js';
export { LoginLinks } from './auth/login-links.js';
export { type Member, Members, type NewMember, ownerOfMember } from './auth/members.js';
export type {
  OperatorPrincipal,
  PartnerPrincipal,
  Principal,
  SessionOwner,
  SitePrincipal,
  UserPrincipal,
  WritePrincipal,
} from './auth/principal.js';
export type { GraphqlContext } from './auth/request-of.js';
export { Me, SiteObject } from './auth/session.graphql.js';
export { writeSessionCookie } from './auth/session-cookie.js';
export { Sessions } from './auth/sessions.js';
export { UserTokens } from './auth/user-tokens.js';
export { answerTo, type ErrorAnswer } from './error-answer.js';
export { Connection, type ConnectionOf, connectionOf, type Edge, type Keyset, keyset, PageArgs, PageInfo } from './graphql-connection.js';
export { DateTime } from './graphql-date-time.js';
export { minorFrom, Money, toMoney } from './graphql-money.js';
export { LIMIT_RULES } from './graphql-limits.js';
export { graphqlOptions, SCHEMA_OPTIONS } from './graphql-options.js';
export { Title, titleList } from './graphql-title.js';
export { CategoryScalar, StageScalar } from './graphql-words.js';
export { decodeCursor, encodeCursor, printedInstant } from './keyset-cursor.js';
