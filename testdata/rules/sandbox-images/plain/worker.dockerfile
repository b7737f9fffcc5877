FROM ruby:3.3-slim
WORKDIR /app
COPY . .
USER root
RUN apt-get update
USER 1000:1000
CMD bundle exec sidekiq
