import type { Vocabulary } from './vocabulary.ts'

/** Spanish as HubSpot prints it in the exports of users who read Spanish. */
export const es: Vocabulary = {
  shared: {
    id: 'id de registro',
    name: 'nombre',
    account_name: 'nombre de la empresa|empresa|cliente|compañía',
    account_id: 'id de empresa|id de cliente',
    account_domain: 'nombre de dominio de la empresa|dominio|sitio web|url del sitio web',
    owner: 'propietario|propietario del contacto|propietario de la empresa|propietario del negocio',
    created: 'fecha de creación',
    country: 'país|país/región',
    phone: 'teléfono|número de teléfono|móvil',
    currency: 'moneda|divisa',
    amount: 'importe|cantidad|valor',
    source: 'fuente|fuente de tráfico original|fuente original',
    type: 'tipo',
    kind: 'tipo',
    at: 'fecha',
  },
  account: {
    city: 'ciudad',
    region: 'estado o región|estado/región|región|provincia',
    postal_code: 'código postal',
    industry: 'sector|industria',
    employees: 'número de empleados|empleados',
    revenue: 'ingresos anuales|ingresos',
    founded: 'año de fundación',
    description: 'descripción',
    address: 'dirección|calle',
    lifecycle: 'etapa del ciclo de vida|estado del lead',
    last_activity: 'última actividad|fecha de la última actividad',
  },
  contact: {
    email: 'correo|correo electrónico',
    title: 'cargo|puesto',
    department: 'departamento',
  },
  deal: {
    name: 'nombre del negocio|negocio',
    stage: 'etapa del negocio|etapa',
    pipeline: 'proceso de ventas',
    type: 'tipo de negocio',
    closed: 'fecha de cierre',
    amount: 'valor del negocio',
    lost_reason: 'motivo de pérdida|motivo de cierre perdido',
    probability: 'probabilidad del negocio|probabilidad',
  },
  after:
    /^último|^última|^fecha de la última|^número de (veces|negocios)|^estado del lead|^ciclo de vida/,
  nameParts: 'nombre de pila|apellidos|apellido',
  noise: 'de|la|el|del',
}
