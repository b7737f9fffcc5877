# frozen_string_literal: true

# Checks that the application mixes in.
module Checks
  NAME = /\A[a-z0-9_]+\z/.freeze

  def self.safe!(text)
    raise ArgumentError, 'unsafe' unless NAME.match?(text)
  end

  def checked_twice!(text)
    Checks.safe!(text)
    word!(text)
  end

  # An object that checks.
  class Name
    def initialize(settings)
      @settings = settings
    end

    def verify!(text)
      fail ArgumentError unless valid?(text)
    end

    private

    def valid?(text)
      return false if text.nil?
      return false if text.length > 20

      NAME.match?(text)
    end
  end
end
