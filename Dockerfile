# One image, three roles: api (the default), worker, migrate. See docker-compose.yml and README.md, "In production".
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run build && npm prune --omit=dev --no-audit --no-fund

FROM node:24-bookworm-slim
# Inside the container every interface is the container's own; what the world reaches is decided where ports are published.
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4000 RINGROAD_DATA=/home/node/ringroad
# Room for young objects: intake answers thousands of short requests a second, and spends a third less on them (bench/README.md).
ENV NODE_OPTIONS=--max-semi-space-size=64
WORKDIR /app
# What was built, not the sources: bin/ringroad.mjs would build them again.
COPY --from=build /app/package.json ./
COPY --from=build /app/bin ./bin
COPY --from=build /app/scripts ./scripts
COPY --from=build /app/docs ./docs
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
USER node
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/ready`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "bin/ringroad.mjs", "api"]
