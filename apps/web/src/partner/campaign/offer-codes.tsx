import { Button, Modal, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { AddOfferCodesDocument, OfferCodesDocument, WithdrawOfferCodesDocument } from '../../api/operations.js';
import { sendInPortions } from '../../api/in-portions.js';
import { ApiError, request } from '../../api/request.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { useErrorText } from '../../ui/error-text.js';
import { Loaded } from '../../ui/states.js';
import classes from './campaign-page.module.css';

/** The partner's own codes of one offer: how many are left, more of them, none of them. */
export function OfferCodes({ offerId }: { offerId: string }) {
  const { t, fmt } = useI18n();
  const client = useQueryClient();
  const errorText = useErrorText();
  const [typed, setTyped] = useState('');
  const [asked, asking] = useDisclosure(false);
  const words = t.campaignPage.codes;
  const key = ['offer-codes', offerId];
  const answer = useQuery({ queryKey: key, queryFn: async () => (await request(OfferCodesDocument, { offerId })).offerCodes ?? { free: 0, kept: 0, given: 0 } });
  const add = useMutation({
    mutationFn: (codes: string[]) => sendInPortions(codes, async (portion) => (await request(AddOfferCodesDocument, { offerId, codes: portion })).addOfferCodes),
    onSuccess: (answers) => {
      setTyped('');
      const sum = (what: 'added' | 'known') => answers.reduce((total, answer) => total + answer[what], 0);
      notifications.show({ color: 'green', message: words.added(sum('added'), sum('known')) });
    },
    onError: (error) => {
      const line = error instanceof ApiError ? error.details.line : undefined;
      if (typeof line === 'number') notifications.show({ color: 'red', message: words.wrongLine(line) });
      else errorText.notify(error);
    },
    // Of a refused list the portions before are in the pool.
    onSettled: () => client.invalidateQueries({ queryKey: key }),
  });
  const withdraw = useMutation({
    mutationFn: async () => (await request(WithdrawOfferCodesDocument, { offerId })).withdrawOfferCodes,
    onSuccess: (codes) => {
      asking.close();
      client.setQueryData(key, codes);
    },
    onError: errorText.notify,
  });
  const codes = typed.split(/[\s,;]+/).filter(Boolean);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (codes.length > 0) add.mutate(codes);
  };
  return (
    <Loaded answer={answer} rows={2}>
      {({ free, kept, given }) => (
        <form onSubmit={submit} className={classes.codes}>
          <p>
            <b>{words.title}</b> {words.counts(fmt.number(free), fmt.number(kept), fmt.number(given))} {free === 0 && <span className="loss">{words.none}</span>}
          </p>
          <Textarea label={words.add} description={words.addHint} autosize minRows={2} maxRows={8} value={typed} onChange={(event) => setTyped(event.currentTarget.value)} />
          <div className={classes.answers}>
            {free > 0 && (
              <Button size="xs" variant="subtle" onClick={asking.open}>
                {words.withdraw}
              </Button>
            )}
            <Button size="xs" type="submit" disabled={codes.length === 0} loading={add.isPending}>
              {words.addThem(codes.length)}
            </Button>
          </div>
          <Modal opened={asked} onClose={asking.close} title={words.withdraw}>
            <p>{words.withdrawText(free)}</p>
            <div className={classes.answers}>
              <Button onClick={asking.close}>{t.common.cancel}</Button>
              <Button variant="filled" color="red" loading={withdraw.isPending} onClick={() => withdraw.mutate()}>
                {words.withdraw}
              </Button>
            </div>
          </Modal>
        </form>
      )}
    </Loaded>
  );
}
