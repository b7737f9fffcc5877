# Rubicon in an image: docker build -t rubicon . && docker run --rm -v "$PWD:/src:ro" rubicon
FROM golang:1.26-bookworm AS build
WORKDIR /rubicon
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN CGO_ENABLED=1 go build -trimpath -ldflags '-linkmode external -extldflags "-static"' -tags netgo,osusergo -o /bin/rubicon ./cmd/rubicon

FROM debian:bookworm-slim
# git is for --diff and --staged. The workspace is mounted, and so is another user's; where, is not known here. Rubicon has
# git run nothing that a repository names.
RUN apt-get update && apt-get install -y --no-install-recommends git && rm -rf /var/lib/apt/lists/* \
    && useradd --system --no-create-home rubicon \
    && git config --system --add safe.directory '*'
COPY --from=build /bin/rubicon /usr/local/bin/rubicon
USER rubicon
WORKDIR /src
ENTRYPOINT ["rubicon"]
CMD ["scan"]
