# frozen_string_literal: true

class Paper < ApplicationRecord
end
