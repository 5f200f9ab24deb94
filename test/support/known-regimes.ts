/**
 * The duties that a reading of the laws of breach notification found, by the ids they have in the catalogue: each is a rule
 * there, or docs/regimes-absent.md says why not. One that ends in * is a family of them.
 */
const europe = `
  eu-gdpr-art33-1 eu-gdpr-art33-2 eu-gdpr-art33-5 eu-gdpr-art34 eu-digital-omnibus-96h
  eu-611-2013-authority-initial eu-611-2013-authority-second eu-611-2013-subscribers eu-nis2-early-warning
  eu-nis2-notification eu-nis2-intermediate eu-nis2-final eu-nis2-recipients eu-dora-initial
  eu-dora-intermediate eu-dora-final eu-dora-clients eu-cra-vuln-* eu-cra-incident-* eu-eidas-trust
  eu-ai-act-art73 uk-gdpr-art33-1 uk-gdpr-art33-2 uk-gdpr-art34 uk-pecr-reg5a-commissioner
  uk-pecr-reg5a-subscribers uk-csr-24h uk-csr-72h ch-fadp-art24-fdpic ch-fadp-art24-individuals
  ch-fadp-art24-processor ch-isa-24h ch-isa-14d
`;

const unitedStates = `
  us-hipaa-individuals us-hipaa-hhs-500 us-hipaa-hhs-annual us-hipaa-media us-hipaa-ba us-ftc-hbnr-*
  us-ftc-safeguards us-nydfs-500-17-* us-sec-8k-105 us-sec-reg-sp-individuals
  us-sec-reg-sp-service-provider us-banking-36h us-banking-service-provider us-ncua-72h us-fcc-breach
  us-fcc-breach-legacy us-circia-72h us-circia-24h us-ca-individuals us-ca-ag us-ca-owner
  us-ny-individuals us-ny-ag us-ny-dos-police us-ny-dfs us-ny-cra us-tx-individuals us-tx-ag us-tx-cra
  us-fl-individuals us-fl-ag us-fl-cra us-fl-harm-determination us-co-individuals us-co-ag us-co-cra
  us-wa-individuals us-wa-ag us-ma-individuals us-ma-ag us-ma-ocabr us-il-individuals us-il-ag
  us-va-individuals us-va-ag us-va-cra us-ok-individuals us-ok-ag us-al-individuals us-al-ag us-al-cra
  us-ak-individuals us-ak-ag us-ak-cra us-az-individuals us-az-ag us-az-cra us-ar-individuals us-ar-ag
  us-ct-individuals us-ct-ag us-de-individuals us-de-ag us-dc-individuals us-dc-ag us-dc-cra
  us-ga-individuals us-ga-cra us-hi-individuals us-hi-ocp us-hi-cra us-id-individuals us-id-ag
  us-in-individuals us-in-ag us-in-cra us-ia-individuals us-ia-ag us-ks-individuals us-ks-cra
  us-ky-individuals us-ky-cra us-la-individuals us-la-ag us-me-individuals us-me-ag us-me-cra
  us-md-individuals us-md-ag us-md-cra us-mi-individuals us-mi-cra us-mn-individuals us-mn-cra
  us-ms-individuals us-mo-individuals us-mo-ag us-mo-cra us-mt-individuals us-mt-ag us-mt-cra
  us-ne-individuals us-ne-ag us-nv-individuals us-nv-cra us-nh-individuals us-nh-ag us-nh-cra
  us-nj-individuals us-nj-police us-nj-cra us-nm-individuals us-nm-ag us-nm-cra us-nc-individuals us-nc-ag
  us-nc-cra us-nd-individuals us-nd-ag us-nd-dfi us-oh-individuals us-oh-cra us-or-individuals us-or-ag
  us-or-cra us-pa-individuals us-pa-ag us-pa-cra us-ri-individuals us-ri-ag us-ri-cra us-sc-individuals
  us-sc-dca us-sc-cra us-sd-individuals us-sd-ag us-sd-cra us-tn-individuals us-tn-cra us-ut-individuals
  us-ut-ag us-ut-cra us-vt-individuals us-vt-ag us-vt-cra us-wv-individuals us-wv-cra us-wi-individuals
  us-wi-cra us-wy-individuals us-pr-individuals us-pr-daco
`;

const elsewhere = `
  ca-pipeda-opc ca-pipeda-individuals ca-pipeda-orgs ca-pipeda-record ca-qc-cai ca-qc-individuals
  ca-qc-register br-lgpd-anpd br-lgpd-titulares br-lgpd-supplement au-ndb-assessment au-ndb-oaic
  au-ndb-individuals au-ransom-payment-72h nz-privacy-commissioner nz-privacy-individuals sg-pdpa-pdpc
  sg-pdpa-individuals sg-pdpa-assessment sg-pdpa-intermediary jp-appi-preliminary jp-appi-final
  jp-appi-individuals kr-pipa-individuals kr-pipa-pipc in-certin-6h in-dpdp-individuals
  in-dpdp-board-initial in-dpdp-board-72h cn-incident-report-cii cn-incident-report-operator
  cn-incident-report-summary cn-pipl-57 th-pdpa-pdpc th-pdpa-individuals ph-dpa-npc ph-dpa-individuals
  ph-dpa-full-report my-pdpa-commissioner my-pdpa-individuals za-popia-regulator za-popia-individuals
  ng-ndpa-ndpc ng-ndpa-individuals ng-ndpa-processor ke-dpa-odpc ke-dpa-individuals ke-dpa-processor
  tr-kvkk-board tr-kvkk-individuals sa-pdpl-sdaia sa-pdpl-individuals ae-difc-commissioner
  ae-difc-individuals ae-adgm-* id-pdp-agency id-pdp-individuals cl-apdp-agency cl-apdp-individuals il-ppa
  tw-pdpa-individuals tw-pdpa-pdpc mx-individuals hk ar vn-a05
`;

export const knownRegimes: readonly string[] = `${europe} ${unitedStates} ${elsewhere}`.trim().split(/\s+/);

/** The states, the district and the territory that each have a duty to tell their residents. */
export const knownStates: readonly string[] =
  'al ak az ar ca co ct de dc fl ga hi id il in ia ks ky la me md ma mi mn ms mo mt ne nv nh nj nm ny nc nd oh ok or pa ri sc sd tn tx ut vt va wa wv wi wy pr'.split(
    ' ',
  );
