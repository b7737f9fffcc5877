# frozen_string_literal: true

# A library whose methods models describe lies in the workspace.
module FileUtils
  def mkdir_p(list)
    Array(list).each { |path| Dir.mkdir(path) }
  end
  module_function :mkdir_p

  # No model speaks of this one.
  def make_room(path)
    system("du #{path}") # want RBN201
    Dir.mkdir(path) # want RBN301
  end
  module_function :make_room

  # The model speaks of the file, not of the command.
  def rm_rf(list)
    File.unlink(list)
    system("rm -r #{list}") # want RBN201
  end
  module_function :rm_rf
end
