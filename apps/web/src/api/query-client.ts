import { QueryClient } from '@tanstack/react-query';
import { ApiError } from './request.js';

/** Only a lost connection is worth asking again by itself: every other refusal has a reason a person should read. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (count, error) => error instanceof ApiError && error.code === 'NETWORK' && count < 1,
      retryDelay: 400,
    },
  },
});
