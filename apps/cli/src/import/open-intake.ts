import { SYSTEM } from '@ringroad/kernel';
import { Intake, RejectedIntake } from '@ringroad/lifecycle';
import { connect, type Database, KeyRing, Outbox, type ReadyConfig, WakeUp } from '@ringroad/platform';

export interface OpenIntake {
  readonly database: Database;
  readonly intake: Intake;
  readonly rejected: RejectedIntake;
  close(): Promise<void>;
}

/** The intake that HTTP uses, without a server around it. */
export async function openIntake(config: ReadyConfig): Promise<OpenIntake> {
  const database = await connect({ url: config.databaseUrl, poolSize: 4 });
  // A month's partition cannot be made any more once its facts lie in the default one.
  await database.transaction(SYSTEM, (tx) => tx.query('select ensure_event_month(current_date)'));
  const keyRing = new KeyRing(config);
  const intake = new Intake(keyRing, database, new Outbox(new WakeUp()));
  const rejected = new RejectedIntake(keyRing, database);
  return {
    database,
    intake,
    rejected,
    close: async () => {
      await intake.onApplicationShutdown();
      await rejected.settle();
      await database.close();
    },
  };
}
