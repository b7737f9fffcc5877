# frozen_string_literal: true

Rails.application.configure do
  config.consider_all_requests_local = true # want RBN711
  config.consider_all_requests_local = false
end
