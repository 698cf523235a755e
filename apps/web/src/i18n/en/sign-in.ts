export const signIn = {
  title: 'Sign in',
  lead: 'For partners and site operators.',
  email: 'E-mail',
  password: 'Password',
  submit: 'Sign in',
  promise: 'Every listed car is a road with predictable stops. Be there when it passes.',
  linkTitle: 'Have a one-click link?',
  linkText: 'Open it and you are in, without a password. Car owners always come in by the link in their e-mail or on the site. Whoever invited you can send a fresh one.',
  demoText: 'This is a demo: the command line prints a fresh one.',
  emailNeeded: 'Write the e-mail you were invited with.',
  passwordNeeded: 'Write your password.',
  reasons: {
    expired: 'That link has expired or was already used. Ask for a fresh one, or sign in with your password.',
    signedOut: 'You are signed out.',
    needed: 'Sign in to open that page.',
  } as Record<string, string>,
};
