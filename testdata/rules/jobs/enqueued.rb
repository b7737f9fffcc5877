# frozen_string_literal: true

require 'resque'
require 'sidekiq'

class MailJob
  include Sidekiq::Job

  def perform(to, subject)
    system("mail #{to}") # want RBN201 from=app.rb:6 RBN201 from=app.rb:16 RBN201 from=enqueued.rb:9
    system("mail -s #{subject}") # want RBN201 from=app.rb:7 RBN201 from=enqueued.rb:9
  end
end

class LaterJob < ActiveJob::Base
  def perform(name)
    system("later #{name}") # want RBN201 from=app.rb:9 RBN201 from=enqueued.rb:16
  end
end

class ArchiveJob
  @queue = :archive

  def self.perform(id, name)
    system("archive #{Integer(id)}")
    system("archive #{name}") # want RBN201 from=app.rb:10 RBN201 from=app.rb:12 RBN201 from=enqueued.rb:24
  end
end

class SweepJob < Que::Job
  def run(name)
    system("sweep #{name}") # want RBN201 from=app.rb:13 RBN201 from=enqueued.rb:31
  end
end

# The same methods, but nothing that a framework would call later.
class TouchJob
  def self.perform_async(name)
    system('touch', '--', File.join('/srv/papers', File.basename(name)))
  end

  def perform(name)
    system("touch #{name}")
  end
end
