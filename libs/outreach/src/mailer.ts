import { CONFIG, type ReadyConfig } from '@ringroad/platform';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import { enhancedCode, isHardBounce } from './domain/smtp-refusal.js';

export interface Mail {
  /** Becomes the Message-ID: a letter that goes out twice after a crash is recognised as one by the receiver. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** One-click unsubscribe (RFC 8058); absent for letters the user asked for. */
  readonly unsubscribeUrl?: string;
}

export type MailOutcome = { readonly kind: 'sent' } | { readonly kind: 'refused'; readonly reason: string };

/** The mail server's answer in words that may be logged and kept: its own text often names the recipient. */
class MailProblem extends Error {
  override readonly name = 'MailProblem';
}

/** A server that does not answer must not hold up everything that waits behind this letter. */
const TIMEOUTS = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 60_000 };

/** E-mail by SMTP. A mailbox that its receiver says does not exist is an answer; anything else throws, to be tried again. */
@Injectable()
export class Mailer implements OnApplicationShutdown {
  private transport: Transporter | undefined;

  constructor(@Inject(CONFIG) private readonly config: ReadyConfig) {}

  async send(mail: Mail): Promise<MailOutcome> {
    this.transport ??= createTransport({ url: this.config.smtpUrl, pool: true, maxConnections: 4, ...TIMEOUTS } as Parameters<typeof createTransport>[0]);
    const unsubscribe = mail.unsubscribeUrl
      ? { 'List-Unsubscribe': `<${mail.unsubscribeUrl}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
      : {};
    try {
      await this.transport.sendMail({
        from: this.config.mailFrom,
        to: { name: '', address: mail.to },
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        messageId: `<${mail.id}@ringroad>`,
        headers: unsubscribe,
        disableFileAccess: true,
        disableUrlAccess: true,
      });
      return { kind: 'sent' };
    } catch (error) {
      const { command, responseCode: replyCode = 0, response: reply = '' } = error as { command?: string; responseCode?: number; response?: string };
      if (isHardBounce({ command, replyCode, reply })) return { kind: 'refused', reason: `smtp-${replyCode}` };
      // A refused login, sender or letter is ours to mend, and a busy server passes: neither says anything about the recipient.
      if (replyCode > 0) throw new MailProblem(`${command ?? 'SMTP'} was answered with ${[replyCode, enhancedCode(reply)].filter(Boolean).join(' ')}`);
      throw error;
    }
  }

  onApplicationShutdown(): void {
    this.transport?.close();
  }
}
