# frozen_string_literal: true

require_relative 'papers/printer'

module Papers
  TRAY = 'tray-1'

  def self.run(command)
    system(command)
  end
end
