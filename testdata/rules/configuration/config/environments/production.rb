# frozen_string_literal: true

Rails.application.configure do
  config.action_controller.allow_forgery_protection = false # want RBN706
  config.secret_key_base = '8d1c4f0b7a5e43e2b9c0' # want RBN705
  config.secret_key_base = ENV.fetch('SECRET_KEY_BASE')
end
