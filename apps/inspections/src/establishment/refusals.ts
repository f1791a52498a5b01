import { defineRefusals } from '@lien-nganh/kernel';

export const refusals = defineRefusals({});
