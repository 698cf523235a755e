/** What an SMTP server answered when it would not take a letter. */
export interface SmtpRefusal {
  /** The command it refused: MAIL FROM and DATA speak of us and of the letter, only RCPT TO of the recipient. */
  readonly command: string | undefined;
  /** The reply code (RFC 5321), 0 when there was none. */
  readonly replyCode: number;
  /** The whole reply. */
  readonly reply: string;
}

/** Without an enhanced code: no such mailbox, user not local, mailbox name not allowed (RFC 5321, 4.2.3). */
const MAILBOX_REPLIES = [550, 551, 553];
/** RFC 3463: 5.1.x is about an address, these two about the sender's; 5.2.1 is a mailbox switched off. */
const SENDER_DETAILS = ['7', '8'];

/**
 * Whether the receiver has said for good that this mailbox cannot be written to. A policy (5.7.x: we are blocked, must sign in, are
 * over a quota), a full mailbox or a server in trouble says nothing about the address, whatever its reply code: that is ours to mend,
 * or passes. An enhanced code is believed before the reply code, wherever in the reply it stands.
 */
export function isHardBounce({ command, replyCode, reply }: SmtpRefusal): boolean {
  if (command !== 'RCPT TO' || replyCode < 500) return false;
  const enhanced = enhancedCode(reply);
  if (!enhanced) return MAILBOX_REPLIES.includes(replyCode);
  const [kind, subject, detail] = enhanced.split('.') as [string, string, string];
  return kind === '5' && ((subject === '1' && !SENDER_DETAILS.includes(detail)) || (subject === '2' && detail === '1'));
}

/** The enhanced status code (RFC 3463) in a reply, as "5.1.1"; null when it has none. Parts of an IP address are none. */
export function enhancedCode(reply: string): string | null {
  return /(?<![\d.])[245]\.\d{1,3}\.\d{1,3}(?!\.?\d)/.exec(reply)?.[0] ?? null;
}
