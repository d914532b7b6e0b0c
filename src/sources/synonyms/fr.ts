import type { Vocabulary } from './vocabulary.ts'

export const fr: Vocabulary = {
  shared: {
    id: "id de la fiche d'informations|id de l'enregistrement|identifiant|numéro|n°|référence",
    name: 'nom|nom complet|intitulé|libellé',
    account_id:
      "id de l'entreprise|id client|identifiant client|numéro client|numéro de client|n° client|code client|code tiers|id société",
    account_name:
      "nom de l'entreprise|entreprise|société|nom de la société|client|nom du client|raison sociale|organisation|nom de l'organisation|entreprise associée|compte|nom du compte",
    account_domain:
      "nom de domaine de l'entreprise|nom de domaine|domaine|site web|site internet|url du site web",
    contact_id: 'id du contact|id contact',
    deal_id: "id de la transaction|id de l'opportunité|numéro de devis",
    owner:
      "propriétaire|propriétaire de l'entreprise|propriétaire de la transaction|propriétaire du contact|propriétaire de l'opportunité|commercial|responsable|chargé de compte",
    created: "date de création|créé le|créée le|date d'ajout|date d'inscription",
    country: 'pays|pays région',
    phone: 'téléphone|numéro de téléphone|portable|numéro de téléphone mobile|tél|mobile',
    currency: 'devise|monnaie|code devise',
    amount: 'montant|montant total|total|somme',
    product: 'produit|nom du produit|article|offre|formule|prestation',
    quantity: 'quantité|nombre|qté',
    kind: 'type|catégorie|nature',
    type: 'type',
    source:
      "source|source du lead|origine|canal|source d'origine du trafic|source de trafic d'origine",
    at: 'date|mois|période|jour',
    subject: 'objet|sujet',
    body: 'texte|contenu|note|notes|commentaire|commentaires|remarques',
    priority: 'priorité|urgence',
    closed: 'fermé le|date de fin|clôturé le',
  },
  account: {
    region: 'région|état région|département|province',
    city: 'ville|commune',
    postal_code: 'code postal|cp',
    industry: "secteur d'activité|secteur|industrie|branche d'activité|activité",
    employees:
      "nombre d'employés|effectif|effectifs|nombre de salariés|salariés|employés|taille de l'entreprise",
    revenue:
      "chiffre d'affaires|chiffre d'affaires annuel|revenu annuel|ca|ca annuel|revenus annuels",
    founded: 'année de création|année de fondation|fondée en',
    ownership: 'forme juridique|statut juridique',
    business_model: 'modèle économique|modèle commercial',
    technologies: 'technologies|technologies web|logiciels utilisés',
    description: 'description|à propos',
    parent_name: 'société mère|entreprise mère|maison mère|groupe',
    address: 'adresse|rue|adresse postale',
    type: 'type de client|type de compte',
    lifecycle: 'phase du cycle de vie|statut|statut client|statut du lead',
    last_activity:
      'date de dernière activité|dernière activité|date de la dernière activité|dernier contact',
    churned: 'résilié|résiliation|perdu client',
    churned_at: 'date de résiliation|résilié le',
  },
  contact: {
    name: 'contact|nom du contact|interlocuteur',
    email: 'e mail|courriel|adresse e mail|adresse mail|email professionnel',
    title: 'intitulé du poste|poste|fonction',
    department: 'service|département du contact',
    role: "rôle|rôle d'achat",
  },
  deal: {
    name: "nom de la transaction|transaction|opportunité|nom de l'opportunité|affaire|nom de l'affaire|devis",
    stage: "phase de la transaction|étape|phase|étape de vente|étape de l'opportunité",
    status: "statut|état|statut de l'affaire|statut du devis|résultat|issue",
    amount: 'valeur|montant de la transaction|montant du devis|valeur de la transaction|montant ht',
    pipeline: 'pipeline|pipeline de ventes',
    type: 'type de transaction',
    lost_reason: 'raison de la perte|motif de perte|raison de perte|raison du refus|motif du refus',
    probability: 'probabilité|probabilité de la transaction|probabilité de closing',
    created: "date du devis|date d'ouverture|date de début|premier contact",
    closed:
      'date de fermeture|date de clôture|date de signature|date de décision|date de clôture prévue',
  },
  activity: { kind: "type d'activité|activité", at: "date de l'activité|date d'activité" },
  invoice: {
    id: 'numéro de facture|n° facture|n° de facture|facture|numéro de commande|n° commande',
    at: 'date de facture|date de facturation|date de commande|date de paiement',
    amount: 'montant ttc|total ttc|total ht|montant facturé|montant de la facture',
    profit: 'marge|bénéfice|marge brute',
    discount: 'remise|rabais',
  },
  cost: { amount: 'coût|coûts|dépense', kind: 'type de coût|poste de coût' },
  ticket: {
    id: 'numéro de ticket|n° ticket',
    opened: "date d'ouverture|ouvert le",
    closed: 'résolu le|date de résolution',
  },
  answer: { score: 'note|score|satisfaction', text: 'réponse|avis|verbatim' },
  accountTraits: 'segment|segment client|catégorie de client|sous secteur',
  after:
    /^(date (de|du|de la) )?derni|^nombre de (transactions|contacts|fois|commandes)|cycle de vie|^modifié|^date de (dernière )?modification|^prochain|^client depuis|résili/,
  planned: /prévu|prévisionnel|estimé/,
  asks: {
    score: /quelle mesure .*recommand|recommanderiez|êtes vous satisfait/,
    text: /(raison|pourquoi) .*(note|score)|améliorer/,
  },
  endDates: 'gagné le|perdu le',
  nameParts: 'prénom|nom de famille',
  noise: 'le|les|du|d|l',
  files: {
    account: 'entreprises|clients|sociétés|comptes',
    deal: 'transactions crm|opportunités|affaires|devis',
    activity: 'activités|rendez vous',
    invoice: 'factures|commandes|paiements',
    cost: 'coûts|dépenses',
    answer: 'enquête|enquêtes',
  },
}
