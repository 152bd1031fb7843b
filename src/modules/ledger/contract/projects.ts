export { inUnit, MONEY_UNITS, type MoneyUnit, yuanText } from '../domain/amount.ts'
export {
  PROJECT_ATTRIBUTE_NAMES,
  PROJECT_CLASS_NAMES,
  PROJECT_KIND_NAMES,
  PROJECT_TYPE_NAMES,
  type ProjectAttribute,
  type ProjectClass,
  type ProjectKind,
  type ProjectType,
} from '../domain/project.ts'
