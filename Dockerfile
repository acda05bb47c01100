# Written without a container runtime at hand: not run yet.
FROM eclipse-temurin:25-jdk AS build
RUN apt-get update \
 && apt-get install -y --no-install-recommends ca-certificates curl xz-utils \
 && rm -rf /var/lib/apt/lists/*
# The web client is built with Node.js.
COPY --from=node:22-bookworm-slim /usr/local /usr/local
WORKDIR /parley
COPY . .
RUN ./mvnw --batch-mode --no-transfer-progress package -DskipTests

FROM eclipse-temurin:25-jre
RUN useradd --system --uid 10001 --create-home parley && mkdir /data && chown parley /data
USER parley
WORKDIR /home/parley
COPY --from=build /parley/inbox-server/target/inbox-server.jar inbox-server.jar
# Within a container the doors are open; what is published is decided outside.
ENV PARLEY_DATA=/data PARLEY_SMTP_HOST=0.0.0.0
VOLUME /data
EXPOSE 8080 2525
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=60", "-jar", "inbox-server.jar"]
