import { start } from '@lien-nganh/service-host';
import { readConfig } from './config.ts';
import { agencies } from './service.ts';

await start(agencies, readConfig(process.env));
