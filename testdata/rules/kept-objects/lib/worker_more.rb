# frozen_string_literal: true

class Worker
  def helper(name)
    system("x #{name}") # want RBN201
  end

  def run_more(name)
    system("x #{name}") # want RBN201
  end
end
