import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { DismissRejectedMessagesDocument, ReplayRejectedMessagesDocument } from '../../api/operations.js';
import { request } from '../../api/request.js';
import { useI18n } from '../../i18n/i18n-context.js';
import { useErrorText } from '../../ui/error-text.js';

/** All that is kept of rejected messages begins with this word. */
export const REJECTED = 'rejected-messages';

/** Sends messages again as they are, or dismisses them; says what became of them. */
export function useSettling(onSettled: () => void) {
  const { t } = useI18n();
  const client = useQueryClient();
  const errorText = useErrorText();
  const words = t.rejected;
  const after = async () => {
    onSettled();
    await client.invalidateQueries({ queryKey: [REJECTED] });
  };
  const replay = useMutation({
    mutationFn: async (ids: readonly string[]) => (await request(ReplayRejectedMessagesDocument, { ids: [...ids] })).replayRejectedMessages,
    onSuccess: async (messages) => {
      const stored = messages.filter(({ status }) => status === 'replayed').length;
      const left = messages.filter(({ status }) => status === 'open').length;
      notifications.show({ color: left === 0 ? 'green' : 'amber', message: left === 0 ? words.stored(stored) : words.storedSome(stored, left) });
      await after();
    },
    onError: errorText.notify,
  });
  const dismiss = useMutation({
    mutationFn: async (ids: readonly string[]) => (await request(DismissRejectedMessagesDocument, { ids: [...ids] })).dismissRejectedMessages,
    onSuccess: async (messages) => {
      notifications.show({ message: words.dismissed(messages.length) });
      await after();
    },
    onError: errorText.notify,
  });
  return { replay, dismiss };
}
