import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { SignOutDocument } from '../api/operations.js';
import { request } from '../api/request.js';
import { useErrorText } from '../ui/error-text.js';

/** Ends the session on the server first: a screen that only forgets would leave the cookie alive. */
export function useSignOut(): () => void {
  const client = useQueryClient();
  const navigate = useNavigate();
  const errorText = useErrorText();
  return () => {
    void request(SignOutDocument)
      .then(async () => {
        await navigate({ to: '/sign-in', search: { reason: 'signedOut' } });
        client.clear();
      })
      .catch(errorText.notify);
  };
}
