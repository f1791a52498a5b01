import { start } from '@lien-nganh/service-host';
import { readConfig } from './config.ts';
import { reporting } from './service.ts';

await start(reporting, readConfig(process.env));
