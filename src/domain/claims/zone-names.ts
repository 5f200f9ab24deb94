/** Abbreviations of time zones that stand for one offset wherever they are used, in minutes east of UTC. */
export const zoneNames: Readonly<Record<string, number>> = {
  ...{ z: 0, utc: 0, gmt: 0, wet: 0, west: 60, bst: 60, cet: 60, cest: 120, met: 60, mest: 120 },
  ...{ mez: 60, mesz: 120, eet: 120, eest: 180, msk: 180, trt: 180, gst: 240, pkt: 300 },
  ...{ sgt: 480, hkt: 480, awst: 480, jst: 540, kst: 540, aest: 600, aedt: 660, nzst: 720, nzdt: 780 },
  ...{ brt: -180, art: -180, est: -300, edt: -240, cdt: -300, mdt: -360, mst: -420, pdt: -420, pst: -480 },
  ...{ akst: -540, akdt: -480, hst: -600, hne: -300, hae: -240 },
};
