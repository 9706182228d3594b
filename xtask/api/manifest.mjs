// The custom elements manifest, from which editors and catalogues know the element.

const typed = (type) => ({ type: { text: type } });

/** The manifest of the package, in the schema's version 2.1.0. */
export const manifest = (...elements) => ({ schemaVersion: "2.1.0", readme: "README.md", modules: elements.map(moduleOf) });

/** The module that defines an element. */
function moduleOf(api) {
  const path = `${api.tag}.js`;
  const attributes = api.settings.filter(({ attribute }) => attribute);
  const properties = api.settings.filter(({ property, inherited }) => property && !inherited);
  const declaration = {
    kind: "class",
    customElement: true,
    name: api.className,
    tagName: api.tag,
    description: api.says,
    superclass: { name: "HTMLElement" },
    attributes: attributes.map(({ attribute, property, type, as, default: value, says }) => ({
      name: attribute,
      ...(property && { fieldName: property }),
      ...typed(as ? "string" : type),
      default: value,
      description: says,
    })),
    members: [
      ...properties.map(({ property, type, readonly, says }) => ({
        kind: "field",
        name: property,
        ...typed(type),
        ...(readonly && { readonly }),
        description: says,
      })),
      ...api.methods.map(({ name, parameters, returns, says }) => ({
        kind: "method",
        name,
        parameters: parameters.map(({ name, type, optional = false }) => ({ name, ...typed(type), optional })),
        return: typed(returns),
        description: says,
      })),
    ],
    events: api.events.map(({ name, detailType, says }) => ({ name, ...typed(`CustomEvent<${detailType}>`), description: says })),
    slots: api.slots.map(({ name, says }) => ({ name, description: says })),
    cssProperties: api.properties.map(({ name, type, default: value, says }) => ({ name, syntax: type, default: value, description: says })),
    cssParts: api.parts.map(({ name, says }) => ({ name, description: says })),
  };
  const defined = { kind: "custom-element-definition", name: api.tag, declaration: { name: api.className, module: path } };
  return { kind: "javascript-module", path, declarations: [declaration], exports: [defined] };
}
