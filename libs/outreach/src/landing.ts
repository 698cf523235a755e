/** The page behind a link of a letter. It asks whoever is not signed in to sign in. */
export function landingOf(purpose: 'offer' | 'preferences', subject: string): string {
  return purpose === 'offer' ? `/me/offers/${subject}` : '/me/preferences';
}
