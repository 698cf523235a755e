import { CONFIG, type ReadyConfig } from '@ringroad/platform';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';

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

/** E-mail by SMTP. A recipient refused for good (5xx) is an answer; anything else throws, to be tried again. */
@Injectable()
export class Mailer implements OnApplicationShutdown {
  private transport: Transporter | undefined;

  constructor(@Inject(CONFIG) private readonly config: ReadyConfig) {}

  async send(mail: Mail): Promise<MailOutcome> {
    this.transport ??= createTransport({ url: this.config.smtpUrl, pool: true, maxConnections: 4 } as Parameters<typeof createTransport>[0]);
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
      const { code, responseCode = 0 } = error as { code?: string; responseCode?: number };
      // Only a refused recipient is the receiver's last word; a refused login or letter is ours to mend.
      if (code === 'EENVELOPE' && responseCode >= 500) return { kind: 'refused', reason: `smtp-${responseCode}` };
      throw error;
    }
  }

  onApplicationShutdown(): void {
    this.transport?.close();
  }
}
