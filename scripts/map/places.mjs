// Which code of the dataset each piece of Natural Earth belongs to, and where the places lie that it does not draw.
// Codes follow ISO 3166; pieces are told apart by position where Natural Earth draws several codes as one.

/** ISO 3166-1: the numbers that Natural Earth uses, and their two letters. */
export const codes = Object.fromEntries(`
004AF 008AL 010AQ 012DZ 016AS 020AD 024AO 028AG 031AZ 032AR 036AU 040AT 044BS 048BH 050BD 051AM 052BB 056BE 060BM 064BT
068BO 070BA 072BW 076BR 084BZ 086IO 090SB 092VG 096BN 100BG 104MM 108BI 112BY 116KH 120CM 124CA 132CV 136KY 140CF 144LK
148TD 152CL 156CN 158TW 170CO 174KM 178CG 180CD 184CK 188CR 191HR 192CU 196CY 203CZ 204BJ 208DK 212DM 214DO 218EC 222SV
226GQ 231ET 232ER 233EE 234FO 238FK 239GS 242FJ 246FI 248AX 250FR 258PF 260TF 262DJ 266GA 268GE 270GM 275PS 276DE 288GH
296KI 300GR 304GL 308GD 316GU 320GT 324GN 328GY 332HT 334HM 336VA 340HN 344HK 348HU 352IS 356IN 360ID 364IR 368IQ 372IE
376IL 380IT 384CI 388JM 392JP 398KZ 400JO 404KE 408KP 410KR 414KW 417KG 418LA 422LB 426LS 428LV 430LR 434LY 438LI 440LT
442LU 446MO 450MG 454MW 458MY 462MV 466ML 470MT 478MR 480MU 484MX 492MC 496MN 498MD 499ME 500MS 504MA 508MZ 512OM 516NA
520NR 524NP 528NL 531CW 533AW 534SX 540NC 548VU 554NZ 558NI 562NE 566NG 570NU 574NF 578NO 580MP 583FM 584MH 585PW 586PK
591PA 598PG 600PY 604PE 608PH 612PN 616PL 620PT 624GW 626TL 630PR 634QA 642RO 643RU 646RW 652BL 654SH 659KN 660AI 662LC
663MF 666PM 670VC 674SM 678ST 682SA 686SN 688RS 690SC 694SL 702SG 703SK 704VN 705SI 706SO 710ZA 716ZW 724ES 728SS 729SD
732EH 740SR 748SZ 752SE 756CH 760SY 762TJ 764TH 768TG 776TO 780TT 784AE 788TN 792TR 795TM 796TC 800UG 804UA 807MK 818EG
826GB 831GG 832JE 833IM 834TZ 840US 850VI 854BF 858UY 860UZ 862VE 876WF 882WS 887YE 894ZM
`.trim().split(/\s+/).map((pair) => [pair.slice(0, 3), pair.slice(3)]));

/** What Natural Earth draws without a number. ISO 3166 has no code for Somaliland and Northern Cyprus: they are drawn with the
 * state that the code stands for. Kosovo's code is user-assigned. `null` is land that no code of ours answers for. */
export const unnumbered = {
  "Kosovo": "XK",
  "Somaliland": "SO",
  "N. Cyprus": "CY",
  "Siachen Glacier": null,
};

/** Pieces to take out by position: [code, drawn with, west, south, east, north]. Crimea stands apart because rules name it. */
export const parts = [
  ["UA-43", "RU", 32, 44, 37, 46.4],
  ["UA-43", "UA", 32, 44, 37, 46.1],
  ["GF", "FR", -55, 2, -51, 6],
  ["GP", "FR", -62, 15.8, -61, 16.6],
  ["MQ", "FR", -62, 14, -60, 15],
  ["RE", "FR", 55, -22, 56, -20],
  ["YT", "FR", 45, -13.1, 45.4, -12],
  ["SJ", "NO", -10, 74, 40, 81],
  ["SJ", "NO", -10, 70, -7, 72],
  ["BQ", "NL", -69, 12, -68, 13],
  ["BQ", "NL", -64, 17, -62, 18],
  ["TK", "NZ", -173, -10, -171, -8],
  ["CX", "Indian Ocean Ter.", 105, -11, 106, -10],
  ["CC", "Indian Ocean Ter.", 96, -13, 97, -11],
];

/** Places to mark although Natural Earth does not draw them, or to mark elsewhere than in their middle: [longitude, latitude]. */
export const points = {
  AQ: [12, -69], BS: [-77.6, 24.5], BQ: [-68.3, 12.2], BV: [3.4, -54.4], GI: [-5.35, 36.14], TV: [179.2, -8.5], UM: [-169.5, 16.7], KI: [173, 1.4],
  "UA-40": [33.5, 44.6], "UA-14": [37.4, 48.1], "UA-09": [38.7, 49.4], "UA-65": [32.9, 46.9], "UA-23": [35.1, 47.6],
  "US-AL": [-86.8, 32.8], "US-AR": [-92.4, 34.8], "US-CA": [-119.6, 37.2], "US-FL": [-81.7, 28.3], "US-GA": [-83.4, 32.7],
  "US-IA": [-93.5, 42], "US-KS": [-98.4, 38.5], "US-NC": [-79.2, 35.5], "US-ND": [-100.5, 47.4], "US-NE": [-99.8, 41.5],
  "US-NV": [-116.6, 39.3], "US-NY": [-75.5, 42.9], "US-OK": [-97.4, 35.5], "US-OR": [-120.5, 43.9], "US-PA": [-77.8, 40.9],
  "US-SD": [-100.2, 44.4], "US-TN": [-86.3, 35.8], "US-TX": [-99.3, 31.4], "US-VA": [-78.4, 37.6],
};

/** Parts of the world to enlarge: [west, south, east, north]. */
export const regions = {
  europe: [-11, 34.5, 42, 70],
  "middle-east": [25, 12, 64, 43],
  africa: [-19, -36, 53, 38],
  asia: [60, -11, 147, 55],
  oceania: [112, -48, 190, 18],
  "north-america": [-140, 15, -55, 70],
  caribbean: [-93, 6, -58, 28],
  "south-america": [-82, -56, -34, 13],
};
