# frozen_string_literal: true

module Papers
  class Printer
    def initialize(tray)
      @tray = tray
    end

    def print(name)
      system("p --tray #{@tray}")
      system("p #{name}") # want RBN201 from=app.rb:8
    end
  end
end
