import { registersOfTotals } from '@lien-nganh/work/small-counts';
import { counted, supportTotals } from '../counted/counted.ts';

/** Totals of units and periods of whom social programmes reached: a register for each table. */
export const totalsRegisters = registersOfTotals(counted, supportTotals);
