ARG BASE=ruby:3.3
FROM ${BASE}
ARG UID=1000
ENV WHO=app HOME=/app
USER ${WHO:-root}:${UID}
CMD ["bundle", "exec", "puma"]
