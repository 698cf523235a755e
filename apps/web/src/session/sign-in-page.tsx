import { Alert, Button, Code, PasswordInput, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useEffect, useState, type FormEvent } from 'react';
import { InstallationDocument, SignInDocument } from '../api/operations.js';
import { request } from '../api/request.js';
import { useI18n } from '../i18n/i18n-context.js';
import { BrandMark } from '../ui/brand-mark.js';
import { useErrorText } from '../ui/error-text.js';
import { Appearance } from '../ui/shell/appearance.js';
import { RoadPicture } from './road-picture.js';
import { safeReturnPath } from './return-path.js';
import { homeOf, meQuery } from './session.js';
import classes from './sign-in-page.module.css';

const route = getRouteApi('/sign-in');

export function SignInPage() {
  const { t, setLanguage } = useI18n();
  const { next, reason } = route.useSearch();
  useEffect(() => {
    document.title = `${t.signIn.title} · Ringroad`;
  }, [t]);
  const notice = reason && t.signIn.reasons[reason];
  return (
    <div className={classes.split}>
      <aside className={classes.poster}>
        <p className={classes.brand}>
          <BrandMark size={28} /> Ringroad
        </p>
        <RoadPicture />
        <p className={classes.promise}>{t.signIn.promise}</p>
      </aside>
      <main id="main" className={classes.side}>
        <div className={classes.tools}>
          <Appearance onLanguage={(language) => setLanguage(language, true)} />
        </div>
        <div className={classes.box}>
          <h1>{t.signIn.title}</h1>
          <p className="quiet">{t.signIn.lead}</p>
          {notice && (
            <Alert color={reason === 'expired' ? 'amber' : 'ink'} mb="md">
              {notice}
            </Alert>
          )}
          <SignInForm next={safeReturnPath(next)} />
          <section className={classes.link}>
            <h2>{t.signIn.linkTitle}</h2>
            <p className="quiet">{t.signIn.linkText}</p>
            <DemoLink />
          </section>
        </div>
      </main>
    </div>
  );
}

/** Where the demo may run, whoever sits at the machine can have any link. */
function DemoLink() {
  const { t } = useI18n();
  const { data } = useQuery({ queryKey: ['installation'], queryFn: async () => (await request(InstallationDocument)).installation, staleTime: Number.POSITIVE_INFINITY });
  if (!data?.demo) return null;
  return (
    <>
      <p className="quiet">{t.signIn.demoText}</p>
      <Code block>npx ringroad login-link --as operator</Code>
    </>
  );
}

function SignInForm({ next }: { next: string | undefined }) {
  const { t } = useI18n();
  const navigate = useNavigate();
  const client = useQueryClient();
  const errorText = useErrorText();
  const [tried, setTried] = useState(false);
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const signIn = useMutation({
    mutationFn: () => request(SignInDocument, { email: email.trim(), password }),
    onSuccess: ({ signIn: me }) => {
      client.clear();
      client.setQueryData(meQuery.queryKey, me);
      return navigate({ href: next ?? homeOf(me.role) });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (email.trim() && password) signIn.mutate();
  };
  return (
    <form onSubmit={submit} noValidate className={classes.form}>
      {signIn.error && (
        <Alert color="red" role="alert" title={undefined}>
          {isRefused(signIn.error) ? t.errors.byReason['bad-credentials'] : errorText.text(signIn.error)}
        </Alert>
      )}
      <TextInput
        label={t.signIn.email}
        type="email"
        autoComplete="username"
        size="md"
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
        error={tried && !email.trim() && t.signIn.emailNeeded}
      />
      <PasswordInput
        label={t.signIn.password}
        autoComplete="current-password"
        size="md"
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        error={tried && !password && t.signIn.passwordNeeded}
      />
      <Button type="submit" variant="filled" color="amber" size="md" loading={signIn.isPending}>
        {t.signIn.submit}
      </Button>
    </form>
  );
}

/** A refused sign-in arrives as UNAUTHENTICATED, which elsewhere means a lost session. */
function isRefused(error: Error): boolean {
  return 'code' in error && (error.code === 'UNAUTHENTICATED' || error.code === 'FORBIDDEN');
}
