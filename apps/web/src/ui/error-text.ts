import { notifications } from '@mantine/notifications';
import { ApiError } from '../api/request.js';
import { useI18n } from '../i18n/i18n-context.js';
import { normaliseCode } from './codes.js';
import { problemsOf, useProblemText } from './problems.js';

/** Turns a refusal into words of the person's language: what happened, and what to do. */
export function useErrorText() {
  const { t, language } = useI18n();
  const problemText = useProblemText();
  const entry = (error: Error) => {
    const code = error instanceof ApiError ? error.code : 'INTERNAL';
    return t.errors.byCode[code] ?? t.errors.byCode.INTERNAL!;
  };
  const text = (error: Error) => {
    const details = error instanceof ApiError ? error.details : {};
    const { reason, field } = details;
    const problems = problemsOf(error);
    if (problems.length > 0) return problems.map((problem) => [problem.path, problemText(problem) ?? `${problem.reason}.`].filter(Boolean).join(': ')).join(' ');
    const code = field === 'email' ? 'email-needed' : normaliseCode(String(reason));
    const known = t.errors.byReason[code] ?? t.errors.byDetails[code]?.(details);
    if (known) return known;
    // The server's sentence is English and precise: worth more than the general one to who reads English.
    const precise = error instanceof ApiError && ['INVALID_INPUT', 'CONFLICT'].includes(error.code) && language === 'en';
    return precise ? error.message : entry(error).text;
  };
  return {
    title: (error: Error) => entry(error).title,
    text,
    notify: (error: Error) => {
      notifications.show({ color: 'red', title: entry(error).title, message: text(error) });
    },
  };
}
