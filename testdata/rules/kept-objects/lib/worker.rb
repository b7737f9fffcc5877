# frozen_string_literal: true

# Opened in two files.
class Worker
  autoload :Tool, 'lib/tool'

  def run(name)
    helper(name)
  end
end
