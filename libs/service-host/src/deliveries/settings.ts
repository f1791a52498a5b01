import { z } from 'zod';
import type { Channel } from './channel.ts';
import { mail } from './mail.ts';
import { webhook } from './webhook.ts';

/** Settings of what is told outside; without them nothing is. */
export const deliverySettings = {
  /** `smtp://host:port` or `smtps://user:password@host:port`. */
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: 'takes smtp://host:port or smtps://user:password@host:port' })
    .optional(),
  /** Address of the sender of mail. */
  MAIL_FROM: z.email().optional(),
  /** 32 bytes or more in base64, from which the keys follow that sign what is sent to webhooks. */
  WEBHOOK_KEY: z
    .base64()
    .transform((text) => Buffer.from(text, 'base64'))
    .refine(({ length }) => length >= 32, 'takes 32 bytes or more in base64')
    .optional(),
  /** `host` or `host:port`, several with commas between: only these are called. */
  WEBHOOK_HOSTS: z.string().optional(),
  /** Address under which people reach the platform, for links. */
  PUBLIC_URL: z.url({ protocol: /^https?$/, error: 'takes an http or https address' }).optional(),
};

export interface DeliveryOptions {
  readonly channels: { readonly mail?: Channel; readonly webhook?: Channel };
  /** What links begin with, without a slash at its end; `null`: nobody said. */
  readonly publicUrl: string | null;
}

type DeliverySettings = z.output<z.ZodObject<typeof deliverySettings>>;

/** What is wrong with settings that are there one by one; `null`: nothing is. Each message has a link, and so needs its address. */
export function deliveryFault(settings: Partial<Record<keyof DeliverySettings, unknown>>): string | null {
  const { SMTP_URL: url, MAIL_FROM: from, WEBHOOK_KEY: key, WEBHOOK_HOSTS: hosts, PUBLIC_URL: publicUrl } = settings;
  if ((url === undefined) !== (from === undefined)) return 'SMTP_URL and MAIL_FROM go together';
  if ((key === undefined) !== (hosts === undefined)) return 'WEBHOOK_KEY and WEBHOOK_HOSTS go together';
  const isOn = url !== undefined || key !== undefined;
  return isOn && publicUrl === undefined ? 'SMTP_URL and WEBHOOK_KEY take PUBLIC_URL' : null;
}

/** @throws Error where settings do not go together */
export function deliveryOptions(settings: DeliverySettings): DeliveryOptions {
  const fault = deliveryFault(settings);
  if (fault !== null) throw new Error(fault);
  const { SMTP_URL: url, MAIL_FROM: from, WEBHOOK_KEY: key, WEBHOOK_HOSTS: hosts, PUBLIC_URL: publicUrl } = settings;
  return {
    channels: {
      ...(url !== undefined && from !== undefined && { mail: mail({ url: new URL(url), from }) }),
      ...(key !== undefined &&
        hosts !== undefined && { webhook: webhook({ key, hosts: hosts.split(',').map((host) => host.trim()) }) }),
    },
    publicUrl: publicUrl?.replace(/\/+$/, '') ?? null,
  };
}
