# frozen_string_literal: true

module Guests
  ROOT_DIR = File.expand_path('..', __dir__)
  APP_DIR = __dir__
  DATA_DIR = File.join(APP_DIR, 'guest')
  HOST_ROOT = '/'

  class Config
    attr_reader :mounts, :env

    def initialize(mounts: { '/' => '/' }, env: ENV.to_h)
      @mounts = mounts
      @env = env
    end
  end
end
