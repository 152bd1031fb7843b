/** English names of the twelve domains (domain §11); the Chinese ones stand in the district's file. */
export const DOMAIN_EN: Readonly<Record<string, string>> = {
  safety_emergency: 'Safety and emergency',
  weather_flood: 'Weather and floods',
  ecology: 'Ecology',
  water: 'Water and sewers',
  energy: 'Energy',
  transport: 'Transport',
  sanitation: 'City sanitation',
  appeals: 'Appeals',
  grid_ops: 'Grid operations',
  people_services: 'People and services',
  economy: 'Economy',
  platform: 'Platform and sensors',
}
