# syntax=docker/dockerfile:1

FROM node:22-bookworm-slim AS browser-libraries
WORKDIR /source
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
# The project files alone first: while they stay as they are, the restored packages come from the layer cache.
COPY global.json Directory.Build.props Directory.Build.targets Directory.Packages.props ./
COPY build/ build/
COPY src/CcHc.Portal.Data/CcHc.Portal.Data.csproj src/CcHc.Portal.Data/packages.lock.json src/CcHc.Portal.Data/
COPY src/CcHc.Portal.Documents/CcHc.Portal.Documents.csproj src/CcHc.Portal.Documents/packages.lock.json src/CcHc.Portal.Documents/
COPY src/CcHc.Portal.Domain/CcHc.Portal.Domain.csproj src/CcHc.Portal.Domain/packages.lock.json src/CcHc.Portal.Domain/
COPY src/CcHc.Portal.Web/CcHc.Portal.Web.csproj src/CcHc.Portal.Web/packages.lock.json src/CcHc.Portal.Web/
RUN dotnet restore src/CcHc.Portal.Web/CcHc.Portal.Web.csproj --locked-mode
COPY .editorconfig package.json package-lock.json ./
COPY --from=browser-libraries /source/node_modules/ node_modules/
# Younger than the lock file, so that the build takes the libraries as they are: this image has no npm.
RUN touch node_modules/.restored
COPY src/ src/
RUN dotnet publish src/CcHc.Portal.Web/CcHc.Portal.Web.csproj --no-restore --configuration Release --output /portal

FROM mcr.microsoft.com/dotnet/aspnet:10.0 AS runtime

# .NET 10 images come on Ubuntu, whose chromium package is a snap and does not install in a container. Debian's does.
FROM debian:bookworm-slim AS portal
RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        ca-certificates libgssapi-krb5-2 libicu72 libssl3 libstdc++6 tzdata \
        chromium fonts-liberation2 poppler-utils \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 1654 --create-home portal \
    && install --directory --owner=portal --mode=0700 /var/lib/portal
COPY --from=runtime /usr/share/dotnet/ /usr/share/dotnet/
RUN ln -s /usr/share/dotnet/dotnet /usr/bin/dotnet
COPY --from=build /portal/ /opt/portal/
COPY --chmod=0555 build/container/is-healthy /usr/local/bin/is-healthy

ENV ASPNETCORE_HTTP_PORTS=8080 \
    DOTNET_EnableDiagnostics=0 \
    Portal__DataFolder=/var/lib/portal \
    Files__Root=/var/lib/portal/files
USER portal
WORKDIR /opt/portal
VOLUME /var/lib/portal
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s --retries=3 CMD ["is-healthy", "/health/live"]
ENTRYPOINT ["dotnet", "CcHc.Portal.Web.dll"]
