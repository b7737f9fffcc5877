# frozen_string_literal: true

set :environment, :development

every 10.minutes do
  rake 'price_check'
end
