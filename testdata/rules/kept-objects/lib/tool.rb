# frozen_string_literal: true

class Worker
  # Loaded when it is first named.
  class Tool
    def use(name)
      system("x #{name}") # want RBN201
    end
  end
end
