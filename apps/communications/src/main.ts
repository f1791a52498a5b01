import { start } from '@lien-nganh/service-host';
import { readConfig } from './config.ts';
import { communications } from './service.ts';

await start(communications, readConfig(process.env));
