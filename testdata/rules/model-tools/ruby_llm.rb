# frozen_string_literal: true

require 'ruby_llm'

class Disk < RubyLLM::Tool
  description 'Shows how full a disk is'
  param :lines, type: :integer
  param :disk

  PLACES = { 'data' => '/srv/data', 'home' => '/home' }.freeze

  def execute(disk:, lines:)
    system("df #{disk}") # want RBN921
    File.read(disk) # want RBN924
    system("df | head -n #{lines}")
    system('df', PLACES.fetch(disk))
    system("df #{disk}")
  end

  def other(disk:)
    system("df #{disk}")
  end
end

# A person is asked first.
class Format < RubyLLM::Tool
  requires_approval

  def execute(disk:)
    system("mkfs #{disk}")
  end
end
