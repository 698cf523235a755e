import { Alert, Button, Checkbox, Drawer, Radio } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ChangeProgrammeDocument, ProgrammeRollBackDocument, type ProgrammePartsFragment, type ProgrammePlanInput, type ProgrammeRollBackQuery } from '../../api/operations.js';
import { request } from '../../api/request.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { useErrorText } from '../../ui/error-text.js';
import { Loaded } from '../../ui/states.js';
import { ChangePreview } from './change-preview.js';
import { releasePlan, takeOversTo, type TakeOver } from './change-plan.js';
import { PROGRAMMES } from './programme-queries.js';
import { StageMapping } from './stage-mapping.js';
import sheet from './sheet.module.css';

export type Intent = { readonly kind: 'publish'; readonly version: number } | { readonly kind: 'roll-back' } | { readonly kind: 'stop' };
type RollBack = ProgrammeRollBackQuery['programmeRollBack'];

interface SheetProps {
  programme: ProgrammePartsFragment;
  intent: Intent;
  onClose: () => void;
  onDone?: () => void;
}

/** One sheet for whatever is done to a running programme: what is to happen, what that would do, and only then the button. */
export function ChangeSheet({ programme, intent, onClose, onDone }: SheetProps) {
  const { t, fmt } = useI18n();
  const phone = useMediaQuery('(max-width: 640px)');
  const words = t.programmes.sheet;
  const title = intent.kind === 'publish' ? words.publish(fmt.number(intent.version)) : intent.kind === 'stop' ? words.stop : words.rollBack;
  return (
    <Drawer opened onClose={onClose} position="right" size={phone ? '100%' : 640} title={title} closeButtonProps={{ 'aria-label': t.common.close }} classNames={{ title: sheet.title, body: sheet.body }}>
      {intent.kind === 'roll-back' ? (
        <GoingBack programme={programme} onClose={onClose} onDone={onDone} />
      ) : intent.kind === 'stop' ? (
        <>
          <p className={sheet.text}>{words.stopText}</p>
          <Consequences programme={programme} plan={{ release: null, stop: true, everSince: false, migrations: [] }} confirm={words.stopDo} danger onClose={onClose} onDone={onDone} />
        </>
      ) : (
        <Releasing programme={programme} version={intent.version} told={[]} confirm={words.publishDo} onClose={onClose} onDone={onDone} />
      )}
    </Drawer>
  );
}

/** The server knows what was in force before and how its stages were called. */
function GoingBack({ programme, onClose, onDone }: Omit<SheetProps, 'intent'>) {
  const { t, fmt } = useI18n();
  const words = t.programmes.sheet;
  const answer = useQuery({ queryKey: [PROGRAMMES, programme.id, 'roll-back'], queryFn: async () => (await request(ProgrammeRollBackDocument, { programmeId: programme.id })).programmeRollBack, gcTime: 0 });
  return (
    <Loaded answer={answer} rows={4}>
      {(plan: RollBack) =>
        plan.release === null ? (
          <>
            <p className={sheet.text}>{words.backToNone}</p>
            <Consequences programme={programme} plan={{ release: null, stop: true, everSince: false, migrations: [] }} confirm={words.rollBackDo} onClose={onClose} onDone={onDone} />
          </>
        ) : (
          <>
            <p className={sheet.text}>{words.backTo(fmt.number(plan.release))}</p>
            <Releasing programme={programme} version={plan.release} told={plan.migrations} taken confirm={words.rollBackDo} onClose={onClose} onDone={onDone} />
          </>
        )
      }
    </Loaded>
  );
}

interface ReleasingProps extends Omit<SheetProps, 'intent'> {
  version: number;
  told: RollBack['migrations'];
  taken?: boolean;
  confirm: string;
}

function Releasing({ programme, version, told, taken: takenAtFirst = false, confirm, onClose, onDone }: ReleasingProps) {
  const { t } = useI18n();
  const words = t.programmes.sheet;
  const [everSince, setEverSince] = useState(false);
  const [taken, setTaken] = useState(takenAtFirst);
  const [takeOvers, setTakeOvers] = useState(() => takeOversTo(programme, version, told));
  const first = programme.versions.every((each) => each.draft);
  const target = programme.versions.find((each) => each.version === version)?.stages.map(({ stage }) => stage) ?? [];
  const plan = releasePlan(version, first && everSince, taken ? takeOvers : []);
  const change = (changed: TakeOver) => setTakeOvers((before) => before.map((each) => (each.from === changed.from ? changed : each)));
  return (
    <>
      {first && (
        <Radio.Group label={words.from} value={everSince ? 'ever' : 'now'} onChange={(value) => setEverSince(value === 'ever')} className={sheet.part}>
          <div className={sheet.choices}>
            <Radio value="now" label={words.fromNow} description={words.fromNowText} />
            <Radio value="ever" label={words.fromEver} description={words.fromEverText} />
          </div>
        </Radio.Group>
      )}
      {takeOvers.length > 0 && (
        <div className={sheet.part}>
          <Checkbox label={words.takeOver} description={words.takeOverText} checked={taken} onChange={(event) => setTaken(event.currentTarget.checked)} />
          {taken && takeOvers.map((takeOver) => <StageMapping key={takeOver.from} programmeId={programme.id} takeOver={takeOver} to={version} stages={target} onChange={change} />)}
        </div>
      )}
      {plan ? (
        <Consequences programme={programme} plan={plan} confirm={confirm} onClose={onClose} onDone={onDone} />
      ) : (
        <Alert color="amber" className={sheet.part}>
          {words.chooseFirst}
        </Alert>
      )}
    </>
  );
}

interface ConsequencesProps extends Omit<SheetProps, 'intent'> {
  plan: ProgrammePlanInput;
  confirm: string;
  danger?: boolean;
}

/** What the plan would do, seen before it is made; the button waits for the sight of it. */
function Consequences({ programme, plan, confirm, danger, onClose, onDone }: ConsequencesProps) {
  const { t } = useI18n();
  const client = useQueryClient();
  const errorText = useErrorText();
  const [seen, setSeen] = useState<string>();
  const words = t.programmes.sheet;
  const shown = JSON.stringify(plan);
  const make = useMutation({
    mutationFn: async () => (await request(ChangeProgrammeDocument, { programmeId: programme.id, plan })).changeProgramme,
    onSuccess: async (users) => {
      notifications.show({ color: 'green', message: users > 0 ? words.doneFor(t.common.users(users)) : words.done });
      onClose();
      onDone?.();
      await client.invalidateQueries({ queryKey: [PROGRAMMES] });
      await client.invalidateQueries({ queryKey: ['moments'] });
      await client.invalidateQueries({ queryKey: ['categories'] });
    },
    onError: errorText.notify,
  });
  return (
    <>
      <ChangePreview programmeId={programme.id} plan={plan} onSeen={() => setSeen(shown)} />
      <div className={sheet.foot}>
        <Button onClick={onClose}>{t.common.cancel}</Button>
        <Button variant="filled" color={danger ? 'red' : 'amber'} disabled={seen !== shown} loading={make.isPending} onClick={() => make.mutate()}>
          {confirm}
        </Button>
      </div>
    </>
  );
}
